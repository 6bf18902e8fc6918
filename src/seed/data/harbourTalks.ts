import type { DemoTalks } from '../talks'

/** What people at Harbour View write to each other. */
export const harbourTalks: DemoTalks = {
  topics: [
    {
      name: 'Repairs',
      description: 'Something is broken, leaks or makes noise',
      team: 'maintenance',
      answerHours: 24,
      hours: { opens: '08:00', closes: '17:00' },
    },
    {
      name: 'Keys and access',
      description: 'Fobs, keys, the garage door',
      team: 'concierge',
      answerHours: 4,
    },
    {
      name: 'Bills and payments',
      description: 'Monthly charges, receipts, instalments',
      team: 'bookkeeper',
      answerHours: 48,
    },
    {
      name: 'Living together',
      description: 'Noise, shared rooms, anything between neighbours',
      team: 'manager',
      answerHours: 48,
    },
  ],
  open: ['amelia.chen', 'hannah.goldberg', 'priya.natarajan', 'benjamin.okafor'],
  talks: [
    {
      kind: 'inquiry',
      topic: 'Repairs',
      subject: 'Kitchen tap drips',
      unit: 'North · 402',
      team: 'maintenance',
      members: ['amelia.chen'],
      lines: [
        {
          from: 'amelia.chen',
          at: 75,
          text: 'Good morning. The cold tap in our kitchen has been dripping since the weekend, about one drop a second. Could somebody have a look?',
        },
        {
          from: 'maintenance.harbour',
          at: 72,
          text: 'Hello Amelia, that is most likely the washer. I can come by on Thursday between 9 and 11. Will somebody be in?',
        },
        {
          from: 'amelia.chen',
          at: 71,
          text: 'Thursday is fine, Lucas works from home that day.',
          replyTo: 2,
          reactions: [{ by: 'maintenance.harbour', emoji: '👍' }],
        },
        {
          from: 'maintenance.harbour',
          at: 26,
          text: 'Done: new washer, and I cleaned the filter while I was there. Write again if it comes back.',
          reactions: [{ by: 'amelia.chen', emoji: '🙏' }],
        },
        {
          from: 'maintenance.harbour',
          at: 25.9,
          line: { type: 'resolved', resolution: 'resolved' },
        },
      ],
    },
    {
      kind: 'inquiry',
      topic: 'Living together',
      subject: 'Bicycle room is full',
      unit: 'North · 302',
      team: 'manager',
      members: ['benjamin.okafor'],
      lines: [
        {
          from: 'benjamin.okafor',
          at: 20,
          text: 'Hello, the bicycle room in the north tower has no free place any more. Several bikes have flat tyres and look as if nobody used them. Could they be tagged?',
        },
        {
          from: 'benjamin.okafor',
          at: 19.9,
          text: 'I am happy to help with a list, if that is useful.',
        },
      ],
    },
    {
      kind: 'direct',
      members: ['hannah.goldberg', 'amelia.chen'],
      lines: [
        {
          from: 'hannah.goldberg',
          at: 30,
          text: 'Hi Amelia, do you still have the tall ladder? We want to change the bulb above the stairs.',
        },
        {
          from: 'amelia.chen',
          at: 29,
          text: 'Yes, it is on our balcony. Just ring, we are home from six.',
        },
        { from: 'hannah.goldberg', at: 28.9, text: 'Wonderful, thank you!' },
        {
          from: 'hannah.goldberg',
          at: 3,
          text: 'It is back on your balcony, and there is some banana bread beside it.',
        },
      ],
      unreadBy: ['amelia.chen'],
    },
    {
      kind: 'group',
      subject: 'Roof garden in spring',
      members: ['priya.natarajan', 'amelia.chen', 'hannah.goldberg', 'benjamin.okafor'],
      lines: [
        {
          from: 'priya.natarajan',
          at: 54,
          text: 'The boxes on the roof are ours from April. Who plants what? I would take the herbs.',
        },
        {
          from: 'benjamin.okafor',
          at: 53,
          text: 'Tomatoes, if nobody minds the sticks.',
          replyTo: 1,
        },
        {
          from: 'amelia.chen',
          at: 50,
          text: 'We can do beans and something for the bees.',
          reactions: [
            { by: 'priya.natarajan', emoji: '❤️' },
            { by: 'benjamin.okafor', emoji: '❤️' },
          ],
        },
        {
          from: 'hannah.goldberg',
          at: 6,
          text: 'I have a watering can and a free Sunday. Shall we meet up there on the first one of April?',
        },
      ],
      unreadBy: ['amelia.chen', 'priya.natarajan'],
    },
  ],
}
