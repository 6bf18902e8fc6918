import { inboxFr } from './inbox.fr'
import { portalFr } from './portal.fr'

export const fr = {
  conversations: {
    inbox: inboxFr,
    portal: portalFr,
    teams: {
      manager: 'La gestion',
      board: 'Le conseil',
      bookkeeper: 'La comptabilité',
      editor: 'La rédaction',
      concierge: 'La conciergerie',
      guard: 'La sécurité',
      maintenance: 'L’entretien',
    },
    notice: {
      title: 'Message de {name}',
      titleStaff: '{name} · {subject}',
      body: 'Un nouveau message vous attend.',
    },
  },
  notifications: {
    kinds: { message: { sent: 'Un message pour vous', asked: 'Un message à l’équipe' } },
    groups: { messages: 'Messages' },
    neutral: { messages: 'Vous avez un nouveau message.' },
  },
  errors: {
    conversations: {
      alone: 'Il manque un interlocuteur. Choisissez au moins une personne.',
      'blocked-by-you':
        'Vous avez bloqué cette personne. Pour lui écrire, consultez Personnes et réglages et débloquez-la.',
      'cannot-write-here':
        'Vous ne faites plus partie de cette conversation. Demandez à y être ajouté, ou commencez-en une nouvelle.',
      'client-id-used':
        'Ce message a déjà été envoyé dans une autre conversation. Renvoyez-le ici.',
      'confidential-not-searched':
        'La recherche ne porte pas sur les conversations confidentielles. Consultez-la à partir du jour voulu.',
      'files-off':
        'Seules des images peuvent être envoyées dans cette résidence. Choisissez une image.',
      full: 'La conversation a atteint son nombre maximal de personnes. Choisissez moins de personnes, ou retirez d’abord quelqu’un.',
      'hours-invalid':
        'Les heures d’ouverture ont besoin d’un début et d’une fin plus tardive. Vérifiez les deux, ou laissez-les vides.',
      'message-missing': 'Ce message n’existe plus, ou ne vous est pas destiné. Rechargez la page.',
      'nobody-there':
        'Cette personne ne fait plus partie de la résidence, et personne ne lirait ce message. Adressez-vous plutôt à la gestion.',
      'not-a-neighbour':
        'Vous ne pouvez pas écrire à cette personne ici. Choisissez quelqu’un dans l’annuaire.',
      'not-allowed-here':
        'Les résidents ne s’écrivent pas entre eux dans cette résidence. Adressez-vous à la gestion.',
      'not-in-state': 'Cette conversation a changé entre-temps. Rechargez la page.',
      'not-one-resident':
        'Ces deux conversations ne sont pas du même résident. Choisissez-en une autre.',
      'not-taken':
        'Cette personne ne prend pas de messages pour le moment. Réessayez une autre fois.',
      'staff-not-blocked':
        'Cette personne travaille pour la résidence et ne peut pas être bloquée. Adressez-vous plutôt à la gestion.',
      'not-staff':
        'Cette personne ne travaille pas pour la résidence. Choisissez quelqu’un d’autre.',
      'over-already': 'Le délai pour modifier ce message est passé. Envoyez-en un autre.',
      'too-many-attachments':
        'Un message porte ici au plus {max} images ou fichiers. Retirez-en, ou envoyez un autre message.',
      'taken-meanwhile':
        'Quelqu’un d’autre a pris cette affaire entre-temps. Regardez qui la traite, puis choisissez à nouveau.',
      'topic-missing': 'Ce sujet n’est plus proposé. Choisissez-en un autre.',
      'link-missing':
        'Cet élément n’existe pas, ou ne vous est pas destiné. Retirez le lien, ou choisissez-en un autre.',
      'in-it-already':
        'Cette personne fait déjà partie de la conversation. Choisissez quelqu’un d’autre.',
    },
  },
} as const
