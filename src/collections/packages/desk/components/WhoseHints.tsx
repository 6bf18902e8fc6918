import { Notice } from '@/components/ui/Notice'
import type { PortalContext } from '@/kernel/portal/context'
import type { ParcelView } from '../../operations/parcelView'
import { whoseHints } from '../whoseHints'

interface WhoseHintsProps {
  context: PortalContext
  parcel: ParcelView
}

/** What residents have said of a parcel of which nobody knows whose it is; nothing where they have not. */
export const WhoseHints = async ({ context, parcel }: WhoseHintsProps) => {
  const lines = (await whoseHints(context, [parcel])).get(parcel.id) ?? []
  return lines.length === 0 ? null : (
    <Notice className="mb-6">
      {lines.map((line) => (
        <p key={line} className="break-words">
          {line}
        </p>
      ))}
    </Notice>
  )
}
