import { RadioGroup } from '@/components/ui/RadioGroup'

export type SignatureWayWord = 'signature' | 'screen' | 'paper' | 'paperHint'

/** Where somebody signs: in the field below, or on a sheet that the desk keeps. */
export const SignatureWay = ({
  labels,
}: {
  labels: Readonly<Record<SignatureWayWord, string>>
}) => (
  <RadioGroup
    name="signature"
    label={labels.signature}
    defaultValue="screen"
    options={[
      { value: 'screen', label: labels.screen },
      { value: 'paper', label: labels.paper, hint: labels.paperHint },
    ]}
  />
)
