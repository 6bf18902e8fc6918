import type { DemoPerson } from '../demo'

/** Lives in Toronto and owns a flat in Lyon: the person who belongs to both communities. */
export const CAMILLE: DemoPerson = {
  name: 'Camille Fournier',
  email: 'camille.fournier',
  locale: 'fr',
}
