import { panelEn } from './panel.en'
import { portalEn } from './portal.en'

export const en = {
  notices: {
    ...portalEn,
    panel: panelEn,
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
  errors: {
    notices: {
      'channel-off': 'This channel is not set up. Choose another.',
      'no-way-to-you':
        'There is no address of yours on this channel. Choose another, or add one in your own settings first.',
      'too-many-rows': 'These are too many people for a PDF. Use the table (CSV) instead.',
    },
  },
}
