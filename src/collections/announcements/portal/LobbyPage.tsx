import { translatorFor } from '@/kernel/i18n/translate'
import { pageRequest } from '@/kernel/portal/request'
import { openScreen } from '../operations/lobby'
import { LobbyScreen } from './components/LobbyScreen'

/** The screen of a lobby, by its secret address. It goes on by itself from here. */
export const LobbyPage = async ({ token }: { token: string }) => {
  const view = await openScreen(await pageRequest(), token)
  const t = translatorFor({ locale: view?.language ?? 'en', namespace: 'announcements.lobby' })
  return (
    <LobbyScreen
      token={token}
      first={view}
      labels={{
        title: t('title'),
        empty: t('empty'),
        over: t('over'),
        overText: t('overText'),
        emergency: t('emergency'),
        important: t('important'),
        posted: t('posted', { when: '#' }),
        scan: t('scan'),
        of: t('of', { number: '#', count: '%' }),
        pause: t('pause'),
        goOn: t('goOn'),
      }}
    />
  )
}
