/** Les mots de la relève. */
export const shiftFr = {
  nav: 'Relève',
  title: 'Relève',
  text: 'Laissez au service suivant ce qu’il doit savoir. Il lit et signe avant de commencer.',
  write: 'Transmettre mon service',
  note: 'Ce que le service suivant doit savoir',
  noteHint: 'Clés sorties, visiteurs attendus, promesses faites.',
  countsTitle: 'La situation',
  countsText: 'Ces chiffres sont figés à la signature.',
  frozen: 'Au {when} ; entrées et sorties depuis le {since}',
  counts: {
    waiting: 'En attente',
    arrived: 'Arrivés',
    handedOver: 'Remis',
    unmatched: 'Sans destinataire connu',
    goingBack: 'À renvoyer',
    openDifferences: 'Écarts non réglés sur les étagères',
  },
  signature: 'Signature',
  signaturesRemoved:
    'Ce qui a été signé à l’écran a été supprimé le {day} : les signatures ne sont pas conservées plus longtemps.',
  screen: 'Sur cet écran',
  paper: 'Sur papier',
  paperHint: 'Gardez la feuille. Il est noté que c’est signé.',
  pad: 'Signez ici avec le doigt, un stylet ou la souris',
  clear: 'Recommencer',
  unsigned: 'Personne n’a encore signé. Signez dans le cadre, ou choisissez « Sur papier ».',
  uploadFailed: 'La signature n’a pas été enregistrée, rien n’a donc été transmis. Réessayez.',
  submit: 'Signer et transmettre',
  left: 'Transmis. La relève attend qu’un collègue l’ait lue et signée.',
  waitingOwn: 'Votre relève attend un collègue',
  waitingOwnText:
    'Il se connecte avec son propre compte, la lit et signe. D’ici là, elle reste en haut de son écran.',
  withdraw: 'La retirer…',
  withdrawText:
    'Elle disparaît, et vous pouvez en écrire une autre. Il reste noté qu’il y en a eu une.',
  withdrawSubmit: 'La retirer',
  toRead: 'Relève de {name}',
  toReadWhen: 'Écrite : {when}. À lire avant de commencer.',
  readAndSign: 'Lire et signer',
  hasRead: 'Je l’ai lue',
  takeOver: 'Signer et prendre la relève',
  takenOver: 'Relève prise. Bon service !',
  take: 'Prendre la relève',
  history: 'Relèves passées',
  historyEmpty: 'Aucune relève pour l’instant',
  columns: { from: 'De', to: 'À', when: 'Quand', waiting: 'En attente', differences: 'Écarts' },
  back: 'Relève',
  one: 'Relève du {when}',
  signedBy: 'Signé par {name}',
  signedOnPaper: '{name} a signé sur papier',
  handedOverBy: 'Transmise',
  takenOverBy: 'Prise le {when}',
  states: {
    open: 'En attente d’être prise.',
    accepted: 'Lue, signée et prise.',
    withdrawn: 'Retirée par son auteur.',
  },
  look: 'La voir',
}

export const shiftErrorsFr = {
  'shift-open':
    'Une relève attend déjà. Demandez à la personne qui prend son service de la lire et de la signer.',
  'shift-own':
    'C’est votre propre relève. Demandez à un collègue de la prendre avec son propre compte.',
  'shift-over':
    'Cette relève est terminée : quelqu’un l’a prise, ou elle a été retirée. Rechargez la page.',
}
