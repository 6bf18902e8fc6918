import { portalEn } from './portal.en'

export const en = {
  notices: {
    ...portalEn,
    unsubscribe: {
      title: 'No more of these mails',
      text: '“{group}” will not come by e-mail any more. You still find it in the portal, and you can switch it on again in your settings.',
      submit: 'Stop these mails',
      doneTitle: 'Done',
      doneText: '“{group}” does not come by e-mail any more.',
      wrongTitle: 'This link does not work',
      portal: 'To the portal',
    },
  },
}
