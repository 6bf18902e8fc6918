import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/Card'
import { formatPhone } from '@/kernel/phone'
import { isSmsOffered } from '@/kernel/sms/offered'
import { PhoneForm } from './components/ProofForms'
import { ownProofs } from './queries'

/** The phone of the person, and the way to prove one. */
export const PhoneSettings = async () => {
  const [{ phone }, t] = await Promise.all([ownProofs(), getTranslations()])
  const p = (key: string, values = {}) => t(`admissions.phone.${key}`, values)
  return (
    <Card title={p('title')} className="mt-6">
      <p className="text-muted mb-4">{p('text')}</p>
      {phone !== null && (
        <p className="mb-4 font-semibold">{p('verified', { phone: formatPhone(phone) })}</p>
      )}
      {isSmsOffered() ? (
        <PhoneForm
          labels={{
            number: p('number'),
            numberHint: p('numberHint'),
            send: p('send'),
            sent: p('sent', { phone: '{phone}' }),
            code: p('code'),
            submit: p('submit'),
            done: p('done'),
            pending: t('common.sending'),
            summary: t('forms.errorSummary', { count: 1 }),
          }}
        />
      ) : (
        <p>{p('off')}</p>
      )}
    </Card>
  )
}
