/** Two people have one direct conversation in a community, whoever of them begins it. */
export const directKeyOf = (one: string, other: string): string => [one, other].toSorted().join(':')
