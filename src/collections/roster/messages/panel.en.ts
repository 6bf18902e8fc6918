export const panelEn = { title: 'x' }
