/** The words of templates and of announcements that come again; editors read them. */
export const templatesFr = {
  begin: 'Partir d’un modèle',
  choose: 'Modèle',
  none: 'Aucun',
  use: 'Commencer',
  useThis: 'Commencer une annonce à partir de celui-ci',
  saveFirst: 'Enregistrez-le, puis une annonce peut en partir.',
  keep: 'Garder comme modèle',
  keepText: 'Ce qu’elle dit, à qui et comment. Images, fichiers et dates n’en font pas partie.',
  name: 'Nom du modèle',
  kept: 'Elle est gardée comme modèle.',
  failed: 'Cela n’a pas fonctionné. Réessayez.',
}

export const seriesFr = {
  becomes: {
    review: 'Un brouillon à relire',
    scheduled: 'Elle est publiée d’elle-même',
  },
  title: 'Quand elle revient',
  rhythm: 'À quel rythme',
  rhythms: {
    daily: 'En jours',
    weekly: 'En semaines',
    monthDay: 'En mois, un jour donné',
    monthWeekday: 'En mois, un jour de semaine',
    yearly: 'En années',
    other: 'Comme écrit ci-dessous',
  },
  every: 'Tous les combien (1 : à chaque fois)',
  weekdays: 'Jours de la semaine',
  days: {
    MO: 'Lundi',
    TU: 'Mardi',
    WE: 'Mercredi',
    TH: 'Jeudi',
    FR: 'Vendredi',
    SA: 'Samedi',
    SU: 'Dimanche',
  },
  monthDay: 'Jour du mois',
  place: 'Lequel du mois',
  places: { '1': 'Premier', '2': 'Deuxième', '3': 'Troisième', '4': 'Quatrième', '-1': 'Dernier' },
  lastOfMonth: 'Le dernier',
  firstDay: 'Premier jour',
  time: 'Heure',
  lastDay: 'Dernier jour (vide : sans fin)',
  zone: 'À l’heure de la communauté : {zone}',
  rule: 'La règle (RFC 5545)',
  next: 'Les prochaines dates',
  nextNone: 'Il ne vient plus aucune date.',
  nextFailed: 'On ne peut pas encore calculer cela. Vérifiez les jours et l’heure.',
  paused: 'Elle est en pause : aucune n’est créée.',
  skip: 'Omettre le {day}',
  unskip: 'Ne pas omettre le {day}',
  states: { skipped: 'est omis', made: 'est créée' },
  open: 'Ouvrir l’annonce du {day}',
  saveFirst: 'Enregistrez-la, puis vous pourrez omettre une date.',
}

export const seriesErrorsFr = {
  'list-in-use':
    'Une annonce ou un modèle s’adresse à cette liste. Choisissez-y d’abord une autre liste.',
  'made-already':
    'L’annonce de ce jour est déjà créée. Retirez-la, ou modifiez-la sur sa propre page.',
  'name-taken': 'Un modèle porte déjà ce nom. Choisissez un autre nom.',
  'no-such-day':
    'Ce jour n’est pas à venir dans la série. Rechargez la page pour voir les prochaines dates.',
  'no-such-rule':
    'On ne peut pas en déduire de dates. Choisissez un rythme, un premier jour et une heure.',
}
