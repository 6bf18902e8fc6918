import { panelFr } from './panel.fr'
import { portalFr } from './portal.fr'

export const fr = {
  notices: {
    ...portalFr,
    panel: panelFr,
    unsubscribe: {
      title: 'Ne plus recevoir ces e-mails',
      text: '« {group} » n’arrivera plus par e-mail. Vous le trouverez toujours sur le portail et pourrez le réactiver dans vos paramètres.',
      submit: 'Arrêter ces e-mails',
      doneTitle: 'C’est fait',
      doneText: '« {group} » n’arrive plus par e-mail.',
      wrongTitle: 'Ce lien ne fonctionne pas',
      portal: 'Aller au portail',
    },
  },
  errors: {
    notices: {
      'channel-off': 'Ce canal n’est pas configuré. Choisissez-en un autre.',
      'no-way-to-you':
        'Aucune adresse à vous sur ce canal. Choisissez-en un autre, ou ajoutez d’abord une adresse dans vos propres paramètres.',
      'too-many-rows': 'Il y a trop de personnes pour un PDF. Choisissez plutôt le tableau (CSV).',
    },
  },
}
