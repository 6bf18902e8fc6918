/** The words of people who collect in a resident's place. */
export const proxiesFr = {
  link: 'Quelqu’un d’autre retire',
  title: 'Quelqu’un d’autre retire',
  text: 'Désignez une personne, et envoyez-lui le lien. Il mène au code qu’elle présente à la loge.',
  home: 'Logement {unit}',
  homeless: 'Vous n’habitez aucun logement ici, personne ne peut donc retirer pour vous.',
  fields: {
    name: 'Nom',
    phone: 'Numéro de téléphone',
    photo: 'Photo',
    what: 'Que peut-elle retirer ?',
    uses: 'Combien de fois ?',
    until: 'Dernier jour',
  },
  hints: {
    name: 'Tel que la loge doit le noter.',
    photo: 'Pour que la loge la reconnaisse. Elle la voit tant que la personne peut retirer.',
    until: 'Dans trente jours au plus tard.',
    what: 'Ne cochez rien pour tout ce qui attend, même ce qui arrive encore.',
  },
  uses: {
    single: 'Une seule fois',
    singleHint: 'Le lien prend fin après une remise.',
    span: 'Autant que nécessaire',
    spanHint: 'Jusqu’au dernier jour.',
  },
  photoFailed: 'La photo n’a pas été enregistrée. Réessayez, ou continuez sans photo.',
  submit: 'Créer le lien',
  madeTitle: 'Le lien pour {name}',
  madeText: 'Envoyez-le maintenant : il n’est affiché que cette fois.',
  linkLabel: 'Lien',
  openTitle: 'Peuvent retirer',
  open: 'Jusqu’au {date}',
  onlyOnce: 'une seule fois',
  often: 'autant que nécessaire',
  chosen: '{count, plural, one {un objet} other {# objets}}',
  collectedBefore: 'a déjà retiré',
  ofHousehold: 'désignée par une autre personne de votre foyer',
  revoke: 'Annuler…',
  revokeText: 'Le lien et son code n’ouvrent plus rien.',
  revokeConfirm: 'Annuler le lien',
  revoked: 'Annulé.',
  desk: { sent: '{name} vient de la part du foyer', photo: 'Photo de {name}' },
  page: {
    title: 'Retirer pour {name}',
    place: '{building, select, none {} other {{building}, }}{community}',
    items:
      '{count, plural, =0 {Rien n’attend pour le moment. Revenez quand quelque chose sera arrivé.} one {Un objet vous attend à la loge.} other {# objets vous attendent à la loge.}}',
    show: 'Présentez ceci à la loge, ou donnez les six chiffres. Cela vaut pour une remise.',
    alt: 'Code QR à présenter à la loge ; les six chiffres sont en dessous',
    code: 'Six chiffres',
    until: 'Jusqu’au {date}',
    overTitle: 'Ce lien n’ouvre plus rien',
    over: {
      used: 'Il valait pour un seul retrait, qui a eu lieu.',
      revoked: 'La personne qui l’a envoyé l’a annulé.',
      over: 'Son dernier jour est passé.',
      unknown: 'Vérifiez qu’il est complet, ou demandez-en un autre à qui l’a envoyé.',
    },
    wait: 'Trop de liens ont été essayés. Attendez un moment, puis réessayez.',
  },
  notice: {
    title: '{name} a retiré pour vous',
    body: '{count, plural, one {Un objet a été remis.} other {# objets ont été remis.}}',
    locked: 'Ce qui vous attendait à la loge a été retiré.',
  },
}

export const proxyErrorsFr = {
  'not-for-proxy':
    'Cette personne a été envoyée pour d’autres objets. Rechargez la page, et remettez ceux qu’elle affiche.',
  'phone-invalid':
    'Ce numéro ne peut pas être appelé. Vérifiez-le, ou commencez par l’indicatif du pays, comme +33.',
  'proxy-over':
    'Cette personne ne peut plus retirer : le lien a servi, a été annulé, ou son dernier jour est passé. Demandez-en un autre à l’habitant.',
  'proxy-parcels':
    'Certains de ces objets n’attendent plus. Rechargez la page et choisissez à nouveau.',
  'proxy-past': 'Ce jour est passé. Choisissez aujourd’hui ou un jour plus tardif.',
  'proxy-too-long': 'Trente jours sont le maximum. Choisissez un jour plus proche.',
}
