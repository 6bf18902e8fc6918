/** Ce qui est dit de ce qui attend encore, de ce qui doit repartir, et des images qui n’y sont plus. */
export const reminderFr = {
  title:
    '{count, plural, one {Encore à la loge : {item}} other {Encore à la loge : # choses pour vous}}',
  body: '{count, plural, one {En attente pour le logement {unit} depuis le {since, date, long}.} other {En attente pour le logement {unit}, la première depuis le {since, date, long}.}}',
  goesBack:
    '{count, plural, one {Sans retrait, retour à l’expéditeur à partir du {day, date, long}.} other {Ce que personne ne retire retourne à l’expéditeur, à partir du {day, date, long} pour le premier.}}',
  lockScreen: 'Quelque chose vous attend encore à la loge.',
  subject:
    '{count, plural, one {Encore à la loge : {item}} other {Encore à la loge : # choses pour vous}} · {community}',
  preview: 'Passez à la loge et présentez votre code.',
  heading:
    '{count, plural, one {Quelque chose vous attend encore} other {# choses vous attendent encore}}',
  intro:
    '{count, plural, one {Ceci attend encore à la loge pour le logement {unit}. Présentez le code QR du portail, ou donnez le code :} other {Ceci attend encore à la loge pour le logement {unit}. Présentez le code QR du portail, ou donnez les codes :}}',
  since: 'Ici depuis le {since, date, long}',
  code: 'Code de retrait {code}',
  button: 'Voir vos colis',
  dueTitle: 'À retourner',
  dueText:
    '{count, plural, one {Un colis attend depuis plus longtemps que votre communauté ne le garde. Renvoyez-le, puis clôturez-le sur sa page, sous « Pas retiré ? ».} other {# colis attendent depuis plus longtemps que votre communauté ne les garde. Renvoyez-les, puis clôturez chacun sur sa page, sous « Pas retiré ? ».}}',
  dueSince: 'À retourner depuis',
  deskGoesBack: 'Retour à partir du {day}',
  deskIsDue: 'À retourner depuis le {day}',
  ownGoesBack: 'Sans retrait, retour à l’expéditeur à partir du {day}',
  photoRemoved: 'La photo a été supprimée le {day} : elle n’est pas conservée plus longtemps.',
  releasePhotoRemoved:
    'La photo de la remise a été supprimée le {day} : elle n’est pas conservée plus longtemps.',
  signatureRemoved:
    'La signature a été supprimée le {day} : elle n’est pas conservée plus longtemps.',
}

/** Ce qui ne va pas dans les règles d’une communauté pour les colis. */
export const parcelRuleErrorsFr = {
  'kept-days':
    'Choisissez un nombre entier de jours, de {min} à {max}. Aucune image n’est conservée plus longtemps.',
  'perishable-hours': 'Choisissez un nombre entier d’heures, {max} au plus, ou 0 pour désactiver.',
  'reminder-days':
    'Choisissez au plus {count} jours, chacun après le précédent, de 1 à {max}, par exemple 1, 3, 7.',
  'return-before-reminder':
    'Choisissez un jour après le dernier rappel, qui annonce le retour du colis, ou 0 pour jamais.',
  'return-days': 'Choisissez un nombre entier de jours, {max} au plus. 0 signifie jamais.',
}
