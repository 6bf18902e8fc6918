import { inboxEn } from './inbox.en'
import { portalEn } from './portal.en'

export const en = {
  conversations: {
    inbox: inboxEn,
    portal: portalEn,
    teams: {
      manager: 'Management',
      board: 'The board',
      bookkeeper: 'Bookkeeping',
      editor: 'Editors',
      concierge: 'The concierge',
      guard: 'Security',
      maintenance: 'Maintenance',
    },
    notice: {
      title: 'Message from {name}',
      titleStaff: '{name} · {subject}',
      body: 'A new message waits for you.',
    },
  },
  notifications: {
    kinds: { message: { sent: 'A message for you', asked: 'A message to the staff' } },
    groups: { messages: 'Messages' },
    neutral: { messages: 'You have a new message.' },
  },
  errors: {
    conversations: {
      alone: 'A conversation needs somebody else. Choose at least one person.',
      'blocked-by-you':
        'You have blocked this person. To write to them, look under People and settings and unblock them.',
      'cannot-write-here':
        'You are not part of this conversation any more. Ask somebody in it, or start a new one.',
      'client-id-used':
        'This message was sent in another conversation already. Send it again here.',
      'confidential-not-searched':
        'Confidential conversations are not searched. Open it and read from the day on that you look for.',
      'files-off': 'Only pictures can be sent in this community. Choose a picture.',
      full: 'That is as many people as a conversation can hold. Choose fewer, or remove somebody first.',
      'hours-invalid':
        'Office hours need a beginning and a later end. Check both, or leave both empty.',
      'message-missing': 'This message is not there any more, or not for you. Reload the page.',
      'nobody-there':
        'This person is not part of the community any more, and nobody would read this. Ask the management instead.',
      'not-a-neighbour': 'You cannot write to this person here. Choose somebody of the directory.',
      'not-allowed-here':
        'Residents do not write to each other in this community. Ask the management instead.',
      'not-in-state': 'This conversation was changed in the meantime. Reload the page.',
      'not-one-resident': 'These two are not of the same resident. Choose another conversation.',
      'not-taken': 'This person takes no messages at the moment. Try again another time.',
      'staff-not-blocked':
        'This person works for the community and cannot be blocked. Ask the management if something is wrong.',
      'not-staff': 'This person does not work for the community. Choose somebody else.',
      'over-already': 'The time to change this message is over. Send another one.',
      'too-many-attachments':
        'A message here carries at most {max} pictures or files. Remove some, or send another message.',
      'taken-meanwhile':
        'Somebody else has taken this matter in the meantime. Look who has it now, and choose again.',
      'topic-missing': 'This topic is not offered any more. Choose another one.',
      'link-missing':
        'This record is not there, or not for you. Remove the link, or choose another.',
      'in-it-already': 'This person is part of the conversation already. Choose somebody else.',
    },
  },
} as const
