export const panelFr = { title: 'x' }
