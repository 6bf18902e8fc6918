import type { OfflineWords } from './words.en'

/** Ce que dit toute page sans réseau. `#` est un nombre ou un nom. */
export const offlineWordsFr: OfflineWords = {
  online: 'Le réseau est là.',
  offline: 'Il n’y a pas de réseau.',
  loading: 'Un instant…',
  noneTitle: 'Cet appareil ne garde rien',
  noneText:
    'Il n’a pas été configuré pour travailler sans réseau, ou ce qu’il gardait a été effacé. Configurez-le à la loge, sous « Hors réseau ».',
  lockedTitle: 'Verrouillé',
  lockedText: 'La liste du jour est scellée sur cet appareil. Votre code l’ouvre.',
  pin: 'Code',
  pinHint: 'Six chiffres',
  newPin: 'Nouveau code',
  again: 'Le même code encore une fois',
  unlock: 'Déverrouiller',
  unlocking: 'Déverrouillage…',
  lock: 'Verrouiller',
  wrongOne: 'Ce n’est pas le code. Encore un code faux et la liste est effacée.',
  wrong: 'Ce n’est pas le code. Après encore # codes faux, la liste est effacée.',
  wait: 'Trop de codes faux. Attendez # secondes.',
  spentTitle: 'Trop de codes faux',
  spentText:
    'La liste a été effacée. Ce qui n’est pas encore envoyé est gardé, scellé. La personne qui a configuré cet appareil choisit ici un nouveau code, connectée et avec le réseau.',
  forgot: 'J’ai oublié mon code',
  forgotText:
    'La personne qui a configuré cet appareil choisit un nouveau code, connectée et avec le réseau. Rien n’est perdu.',
  choose: 'Choisir un nouveau code',
  chosen: 'Le nouveau code est actif. Déverrouillez avec lui.',
  chooseFailed:
    'Il faut pour cela le réseau, et le compte de la personne qui a configuré cet appareil.',
  pinLength: 'Un code a six chiffres.',
  pinEasy: 'Tout le monde devinerait celui-ci. Prenez d’autres chiffres.',
  pinDiffers: 'Les deux ne sont pas identiques.',
  tabs: 'Que faire',
  queue: 'À envoyer',
  asOf: 'État : #',
  noList: 'Cet appareil n’a pas encore de liste. Il la prend dès que le réseau est là.',
  kept: 'Gardé sur cet appareil.',
  waitingNone: 'Rien n’attend d’être envoyé.',
  waitingOne: 'Un élément attend d’être envoyé.',
  waiting: '# éléments attendent d’être envoyés.',
  send: 'Envoyer maintenant',
  sending: 'Envoi…',
  sentOne: 'Un élément a été envoyé.',
  sent: '# éléments ont été envoyés.',
  clashOne:
    'Un élément ne concorde pas avec ce qui s’est passé entre-temps. Un humain doit le regarder.',
  clash:
    '# éléments ne concordent pas avec ce qui s’est passé entre-temps. Un humain doit les regarder.',
  clashLink: 'Regarder les deux versions',
  notSent: 'Tout n’a pas pu être envoyé. Un nouvel essai aura lieu.',
  signIn: 'Connectez-vous pour envoyer ce qui attend. Cela reste ici jusque-là.',
  signInLink: 'Se connecter',
  foreign: 'Un collègue a configuré cet appareil. Il envoie ce qui attend avec son propre compte.',
  leavingTitle: 'Se déconnecter ?',
  leavingText:
    'Quelque chose attend ici et n’est pas envoyé. Déverrouillez et envoyez-le d’abord. Si vous vous déconnectez maintenant, c’est perdu définitivement.',
  leavingOthers:
    'Des éléments d’autres résidences attendent aussi sur cet appareil. La déconnexion les perd également :',
  leave: 'Se déconnecter et le perdre',
  unreadableOne: 'Une entrée ne peut pas être lue.',
  unreadable: '# entrées ne peuvent pas être lues.',
  unreadableText:
    'Quelqu’un a modifié ce que gardait cet appareil, ou le navigateur l’a abîmé. L’envoi est impossible. Vérifiez ce qui a été fait à cette loge, puis supprimez.',
  askDiscard: 'Supprimer…',
  discardQuestion:
    'Ce qui y était consigné est perdu pour de bon. La suppression et son auteur sont consignés. Supprimer ?',
  discard: 'Supprimer',
  keepIt: 'Garder pour l’instant',
  discardFailed: 'La suppression n’a pas eu lieu : le serveur n’a pas répondu. Réessayez.',
  wiped: 'Cet appareil a été révoqué, ou vous ne travaillez plus ici. Ce qu’il gardait est effacé.',
}
