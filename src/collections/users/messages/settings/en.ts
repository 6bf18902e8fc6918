/** Words of the settings; a category is a branch with its title and what is behind it. */
export const settings = {
  title: 'Settings',
  navigation: 'Settings',
  profile: {
    title: 'Profile',
    text: 'Your name and what people who help you should know.',
    name: 'Full name',
    nameHint: 'As on your mail and your parcels.',
    email: 'E-mail address',
    saved: 'Your profile is saved.',
  },
  household: {
    title: 'Household',
    text: 'Who lives with you, emergency contacts, vehicles, time away.',
  },
  privacy: {
    title: 'Privacy',
    text: 'What neighbours see, what staff see, who looked.',
  },
  security: {
    title: 'Security',
    text: 'Your password and how you sign in.',
  },
  display: {
    title: 'Language and display',
    text: 'Language, size of the text, colours, movement.',
    language: 'Language',
    textSize: 'Size of the text',
    textSizes: { normal: 'Normal', large: 'Large', larger: 'Very large' },
    motion: 'Movement on the screen',
    motionHint: 'Some people feel unwell when things move.',
    motions: { system: 'Same as this device', reduced: 'No movement' },
    saved: 'Saved. It applies from now on.',
  },
  community: {
    title: 'Community',
    text: 'Where you belong, and as what.',
    name: 'Name',
    roles: 'You are',
    timeZone: 'Time zone',
    times: 'Dates and times are shown as they are there.',
    others: 'Change community',
  },
}
