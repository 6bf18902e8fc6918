import type { DemoCommunity } from '../demo'

export const HARBOUR_SHELVES: DemoCommunity['shelves'] = {
  'Mail room': ['A1', 'A2', 'A3', 'B1', 'B2', 'B3', 'C1', 'C2'],
  Refrigerator: ['Cold 1', 'Cold 2'],
}

export const TILLEULS_SHELVES: DemoCommunity['shelves'] = {
  'Local à colis': ['1', '2', '3', '4', '5', '6'],
  Réfrigérateur: ['Froid'],
}
