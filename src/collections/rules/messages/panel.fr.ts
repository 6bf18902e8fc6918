/** Ce que lisent la rédaction et le conseil dans le panneau. */
export const panelFr = {
  save: 'Enregistrez d’abord. La suite s’affiche ensuite ici.',
  unsaved: 'Enregistrez d’abord vos changements : c’est ce qui est enregistré qui avance.',
  failed: 'Cela n’a pas fonctionné. Réessayez.',
  version: {
    title: 'Relecture et publication',
    state: 'État : {state}',
    from: 'À partir du {from} : {standing}',
    author: 'Rédigé par {name}',
    approved: 'Approuvé par {name}',
    toReview: 'Demander une relecture',
    toDraft: 'Remettre en brouillon',
    approve: 'Approuver',
    otherHand: 'Une autre personne du conseil ou de la gestion approuve ce que vous avez rédigé.',
    publish: 'Publier',
    day: 'En vigueur dès le',
    zone: 'Un jour au calendrier de la communauté : {zone}',
    first:
      'La première version d’un article peut commencer plus tôt : elle consigne ce qui vaut déjà.',
    withdraw: 'Retirer',
    withdrawSure: 'Retirer définitivement',
    withdrawText: 'Elle n’entre pas en vigueur, et elle ne revient pas.',
    changes: 'Ce qui change',
    isNew: 'Un nouvel article : il n’y a rien à quoi le comparer.',
    page: 'Voir dans le portail',
    clause: 'Vers l’article',
  },
  confirmations: {
    title: 'Qui a confirmé',
    has: 'A dit « J’ai lu »',
    hasNot: 'Pas encore',
    ledger: 'Qui a été prévenu, et comment',
  },
  clause: {
    title: 'Versions',
    none: 'Rien n’est encore rédigé.',
    first: 'Rédiger la première version',
    change: 'Rédiger une modification',
    repeal: 'L’abroger',
    line: 'Dès le {from} · {state}',
  },
  book: {
    title: 'Publication',
    approved:
      '{count, plural, =0 {Rien n’attend d’être publié.} one {# version approuvée attend d’être publiée.} other {# versions approuvées attendent d’être publiées.}}',
    inForce:
      '{count, plural, =0 {Aucun article n’est en vigueur.} one {# article est en vigueur.} other {# articles sont en vigueur.}}',
    publish: 'Tout publier',
    day: 'En vigueur dès le',
    zone: 'Un jour au calendrier de la communauté : {zone}. Chacun est prévenu une seule fois.',
    page: 'Voir dans le portail',
  },
}
