import { NotFoundView } from '@/kernel/portal/NotFoundView'

export default function NotFound() {
  return <NotFoundView />
}
