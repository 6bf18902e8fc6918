export const en = {
  memberships: {
    access: {
      title: 'Platform access',
      intro:
        'Support sometimes needs to look into a community. Say which one, why and for how long: its management is told at once, and everything is written down.',
      community: 'Community',
      reason: 'Reason',
      reasonHint: 'At least ten characters. The managers of the community read it.',
      hours: 'Hours',
      open: 'Open the community',
      opened: 'The community is open to you. Its management has been told.',
      failed: 'That did not work. Try again.',
      current: 'Open now',
      none: 'Nobody of the platform has access at the moment.',
      end: 'End now',
      ended: 'Ended.',
      endReason: 'Ended by management',
      until: 'until {until}',
      notice: '{who} of the platform can see and change everything here until {until}.',
      noticeReason: 'Reason: {reason}',
      email: {
        subject: 'The platform has opened {community}',
        preview: '{who} can work in your community for some hours.',
        heading: 'Somebody of the platform is in your community',
        greeting: 'Hello {name},',
        body: '{who} of the platform has opened {community} and has the rights of a manager until {until}.',
        appointed: 'The platform has made {who} a manager of {community}.',
        reason: 'The reason given: “{reason}”',
        what: 'You can end this access at any time on the first page of the admin panel. Everything that is done is in the audit log.',
        button: 'Open the admin panel',
        footer: 'You receive this mail because you manage {community}. It cannot be switched off.',
      },
    },
    notice: {
      title: 'The platform has access',
      body: '{who} has the rights of a manager here for a time. “{reason}”',
    },
    left: {
      title: 'Your access to {community} has ended',
      text: 'It ended on {date}. If that is a mistake, please ask the management.',
    },
  },
  notifications: {
    kinds: { 'platform-access': { opened: 'The operator came in' } },
    groups: { security: 'Security' },
    neutral: { security: 'Something about security needs your attention.' },
  },
  errors: {
    memberships: {
      'unit-missing': 'A resident needs a unit. Choose one.',
      'ends-before-start': 'The end has to come after the start. Choose a later end.',
      'has-ended': 'This membership has ended already. Reload the page.',
      'last-manager':
        'This is the last manager of the community. Choose another one first, without an end date.',
      'not-yourself': 'You cannot suspend yourself. Ask another manager.',
      'no-successor': 'Choose somebody else who works for the community now.',
      'hand-over-needed':
        'Something still lies with this person ({count}). Choose who takes it over.',
      'own-grant':
        'You cannot give yourself rights here. Use “Platform access”, which tells the management.',
      'rest-half':
        'One of the two accounts is suspended here and the other is not. Choose first: restore it, or end its membership.',
      'platform-access-open': 'You have access to this community already: use it, or end it first.',
    },
  },
}
