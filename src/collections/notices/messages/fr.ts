import { portalFr } from './portal.fr'

export const fr = {
  notices: {
    ...portalFr,
    unsubscribe: {
      title: 'Ne plus recevoir ces e-mails',
      text: '« {group} » n’arrivera plus par e-mail. Vous le trouverez toujours sur le portail et pourrez le réactiver dans vos paramètres.',
      submit: 'Arrêter ces e-mails',
      doneTitle: 'C’est fait',
      doneText: '« {group} » n’arrive plus par e-mail.',
      wrongTitle: 'Ce lien ne fonctionne pas',
      portal: 'Aller au portail',
    },
  },
}
