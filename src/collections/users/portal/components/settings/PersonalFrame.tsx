import { LogOut } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { CommunityMark } from '@/components/ui/shell/CommunityMark'

/** The frame of settings outside any community: the product's name, the way home, the way out. */
export const PersonalFrame = async ({ children }: { children: ReactNode }) => {
  const t = await getTranslations()
  return (
    <>
      <a
        href="#content"
        className="bg-ink text-canvas rounded-control fixed top-2 left-2 z-50 -translate-y-20 px-5 py-3 font-semibold focus:translate-y-0"
      >
        {t('navigation.skipToContent')}
      </a>
      <header className="border-line border-b">
        <div className="mx-auto flex max-w-5xl items-center justify-between gap-3 px-4 py-2 sm:px-8">
          <CommunityMark community={{ name: 'Courtyard', href: '/' }} />
          <form action="/sign-out" method="post">
            <button
              type="submit"
              className="rounded-control hover:bg-line/50 flex min-h-11 items-center gap-2 px-3 font-medium"
            >
              <LogOut aria-hidden className="text-muted size-5" />
              {t('common.signOut')}
            </button>
          </form>
        </div>
      </header>
      <main
        id="content"
        tabIndex={-1}
        className="mx-auto w-full max-w-5xl px-4 py-6 outline-none sm:px-8 lg:py-10"
      >
        {children}
      </main>
    </>
  )
}
