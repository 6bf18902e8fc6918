/** The words of dates in notices, and of the calendar that a resident subscribes to. */
export const calendarEn = {
  link: 'In your calendar',
  back: 'Announcements',
  title: 'In your calendar',
  text: 'Announcements with a date come into the calendar of your phone or computer by themselves: those that are for you, and no others.',
  how: 'Make an address, and subscribe to it in your calendar. Whoever has the address reads these dates: keep it to yourself.',
  make: 'Make an address',
  again: 'Make another address',
  making: 'Making…',
  address: 'Address of your calendar',
  once: 'It is shown this once. Another one ends this one.',
  since:
    'There is an address since {when}. If you have lost it, make another one: the old one ends.',
  end: 'End the address',
  ending: 'Ending…',
  ended: 'The address opens nothing any more.',
  when: 'When: {when}',
  place: 'Where: {place}',
  span: '{from} to {until}',
  panel: {
    title: 'Date',
    text: 'When what it tells of happens. It stands with the announcement, and comes into calendars.',
    from: 'From',
    until: 'Until',
    isAllDay: 'Whole days',
    place: 'Where',
    set: 'Set the date',
    none: 'No date',
    zone: 'In the time of the community: {zone}',
  },
}

export const calendarErrorsEn = {
  'ends-before': 'It ends before it begins. Choose a later end.',
}
