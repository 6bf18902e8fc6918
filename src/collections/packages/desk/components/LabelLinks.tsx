import { Printer } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { LABEL_PAPERS } from '../../domain/labelPaper'

interface LabelLinksProps {
  /** Its slug. */
  community: string
  id: string
}

/** The parcel's label as a file to be printed, for either paper. */
export const LabelLinks = async ({ community, id }: LabelLinksProps) => {
  const t = await getTranslations('packages.desk.labels')
  return (
    <p className="mt-4 flex flex-wrap gap-x-6">
      {LABEL_PAPERS.map((paper) => (
        <a
          key={paper}
          href={`/api/c/${community}/packages/labels.pdf?id=${id}&paper=${paper}`}
          target="_blank"
          rel="noreferrer"
          className="text-link inline-flex min-h-11 items-center gap-2"
        >
          <Printer aria-hidden className="size-5" />
          {t(`print.${paper}`)}
        </a>
      ))}
    </p>
  )
}
