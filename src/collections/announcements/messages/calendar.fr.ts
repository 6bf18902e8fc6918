/** The words of dates in notices, and of the calendar that a resident subscribes to. */
export const calendarFr = {
  link: 'Dans votre agenda',
  back: 'Annonces',
  title: 'Dans votre agenda',
  text: 'Les annonces datées arrivent d’elles-mêmes dans l’agenda de votre téléphone ou ordinateur : celles qui s’adressent à vous, et aucune autre.',
  how: 'Créez une adresse, puis abonnez-vous-y dans votre agenda. Qui possède l’adresse lit ces dates : gardez-la pour vous.',
  make: 'Créer une adresse',
  again: 'Créer une autre adresse',
  making: 'Création…',
  address: 'Adresse de votre agenda',
  once: 'Elle n’est montrée que cette fois. Une autre met fin à celle-ci.',
  since:
    'Une adresse existe depuis le {when}. Si vous l’avez perdue, créez-en une autre : l’ancienne prend fin.',
  end: 'Mettre fin à l’adresse',
  ending: 'En cours…',
  ended: 'L’adresse n’ouvre plus rien.',
  when: 'Quand : {when}',
  place: 'Où : {place}',
  span: '{from} – {until}',
  panel: {
    title: 'Date',
    text: 'Quand a lieu ce qu’elle annonce. Elle figure avec l’annonce et arrive dans les agendas.',
    from: 'De',
    until: 'À',
    isAllDay: 'Jours entiers',
    place: 'Où',
    set: 'Fixer la date',
    none: 'Sans date',
    zone: 'À l’heure de la communauté : {zone}',
  },
}

export const calendarErrorsFr = {
  'ends-before': 'La fin précède le début. Choisissez une fin plus tardive.',
}
