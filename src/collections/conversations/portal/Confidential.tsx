import { Lock } from 'lucide-react'
import { Badge } from '@/components/ui/Badge'

/** The mark of a conversation that is kept sealed: a lock, and the word. */
export const Confidential = ({ text }: { text: string }) => (
  <Badge tone="info" icon={<Lock aria-hidden />}>
    {text}
  </Badge>
)
