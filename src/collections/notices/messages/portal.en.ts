/** Words of a person's own pages about notices. */
export const portalEn = {
  bell: {
    title: 'Notices',
    count:
      '{count, plural, =0 {You have read them all.} one {One is unread.} other {# are unread.}}',
    unread: 'unread',
    read: 'Mark as read',
    readOne: 'Mark as read: {title}',
    readAll: 'Mark all as read',
    acknowledge: 'I have taken note',
    acknowledgeOne: 'I have taken note: {title}',
    acknowledged: 'You took note on {at}',
    saving: 'Saving…',
    repeats: '{count, plural, one {and one more like it} other {and # more like it}}',
    elsewhere:
      '{count, plural, one {One more is unread in {community}} other {# more are unread in {community}}}',
    empty: 'No notices yet',
    emptyText: 'When something concerns you, a parcel for example, you find it here.',
    pages: 'More notices',
    older: 'Older notices',
    newest: 'Newest notices',
    choose: 'Choose what you hear of',
  },
  settings: {
    what: 'What you hear of',
    whatText:
      'Everything is here in the portal in any case. Choose what should reach you elsewhere too; a change is saved at once.',
    caption: 'What you hear of, and over which channel',
    group: 'About',
    locked: 'Always comes; it cannot be switched off.',
    lockedCell: 'Always on',
    choiceSaved: 'Saved. It applies from now on.',
    saved: 'Saved. It applies in all your communities.',
    noAddress: {
      email: {
        title: 'Your e-mail address does not work',
        text: 'Mail to it came back. Correct it, and notices reach you again.',
        link: 'To your profile',
      },
      sms: {
        title: 'There is no telephone for text messages yet',
        text: 'Give a mobile number in your profile and confirm it with the code that we send.',
        link: 'To your profile',
      },
      push: {
        title: 'None of your devices shows notices yet',
        text: 'Open this page on the telephone or computer that should, and allow notifications there.',
      },
      telegram: {
        title: 'Telegram is not connected yet',
        text: 'Connect your account with our bot; until then nothing comes over Telegram.',
      },
    },
    times: 'When',
    quiet: 'Quiet hours',
    quietHint:
      'Nothing buzzes between these times; it waits until they are over. Emergencies come through. Leave both empty for no quiet hours.',
    quietFrom: 'From',
    quietTo: 'Until',
    timeZone: 'Time zone',
    timeZoneHint: 'Of your quiet hours and your digest.',
    placeZone: 'As in the community ({zone})',
    digest: 'Less urgent notices',
    digestHint: 'They can come together in one message.',
    asCommunity: 'As {community} has it ({rhythm})',
    digests: {
      off: 'One by one',
      daily: 'Once a day together',
      weekly: 'Once a week together',
    },
    together: 'When they come together',
    digestHour: 'Time',
    digestWeekday: 'Day, if once a week',
  },
}
