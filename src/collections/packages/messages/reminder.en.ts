/** What is said of a thing that still waits, of one that is due to go back, and of pictures that are gone. */
export const reminderEn = {
  title:
    '{count, plural, one {Still at the desk: {item}} other {Still at the desk: # things for you}}',
  body: '{count, plural, one {It has waited for unit {unit} since {since, date, long}.} other {They wait for unit {unit}, the first since {since, date, long}.}}',
  goesBack:
    '{count, plural, one {If nobody collects it, it goes back to its sender from {day, date, long} on.} other {What nobody collects goes back to its sender, the first from {day, date, long} on.}}',
  lockScreen: 'Something still waits for you at the front desk.',
  subject:
    '{count, plural, one {Still at the desk: {item}} other {Still at the desk: # things for you}} · {community}',
  preview: 'Come by the front desk and show your code.',
  heading:
    '{count, plural, one {Something still waits for you} other {# things still wait for you}}',
  intro:
    '{count, plural, one {This still waits at the front desk for unit {unit}. Show the QR code in the portal, or say the code:} other {These still wait at the front desk for unit {unit}. Show the QR code in the portal, or say the codes:}}',
  since: 'Here since {since, date, long}',
  code: 'Pickup code {code}',
  button: 'See your parcels',
  dueTitle: 'Due to go back',
  dueText:
    '{count, plural, one {One thing waits longer than your community keeps it. Send it back, and close it on its page under “Not collected?”.} other {# things wait longer than your community keeps them. Send them back, and close each on its page under “Not collected?”.}}',
  dueSince: 'Due since',
  deskGoesBack: 'Goes back from {day} on',
  deskIsDue: 'Due to go back since {day}',
  ownGoesBack: 'If nobody collects it, it goes back to its sender from {day} on',
  photoRemoved: 'The photo was removed on {day}: it is not kept longer.',
  releasePhotoRemoved: 'The photo of the hand-over was removed on {day}: it is not kept longer.',
  signatureRemoved: 'The signature was removed on {day}: it is not kept longer.',
}

/** What is wrong with the rules of a community for parcels. */
export const parcelRuleErrorsEn = {
  'kept-days': 'Choose a whole number of days from {min} to {max}. No picture is kept longer.',
  'perishable-hours': 'Choose a whole number of hours, at most {max}. 0 switches it off.',
  'reminder-days':
    'Choose at most {count} days, each later than the one before, from 1 to {max}, such as 1, 3, 7.',
  'return-before-reminder':
    'Choose a day after the last reminder, which says when a parcel goes back, or 0 for never.',
  'return-days': 'Choose a whole number of days, at most {max}. 0 means never.',
}
