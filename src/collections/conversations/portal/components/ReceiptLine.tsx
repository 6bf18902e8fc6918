'use client'

import { Check, CheckCheck } from 'lucide-react'
import { receiptOf } from '../../client/receipts'
import { fill } from '../../client/words'
import type { ConversationDetail } from '../../operations/detail'
import { useChat } from './chatContext'
import { namesIn } from './names'

/** How far the newest message of the person has come: sent, delivered, read and by whom. */
export const ReceiptLine = ({ seq, detail }: { seq: number; detail: ConversationDetail }) => {
  const { words, format } = useChat()
  const receipt = receiptOf(seq, detail.receipts)
  const isPair = detail.kind === 'direct'
  const text = () => {
    if (receipt.state !== 'read' || isPair) return words[receipt.state]
    if (receipt.people && receipt.people.length > 0) {
      return fill(words['readBy'] ?? '', {
        people: format.list(receipt.people.map(namesIn(detail, words))),
      })
    }
    return fill(words['readCount'] ?? '', { count: receipt.count })
  }
  const Icon = receipt.state === 'sent' ? Check : CheckCheck
  return (
    <p data-receipt={receipt.state} className="text-muted mt-0.5 flex items-center gap-1.5 px-1">
      <Icon aria-hidden className={receipt.state === 'read' ? 'text-accent size-4' : 'size-4'} />
      {text()}
    </p>
  )
}
