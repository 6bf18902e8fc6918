interface Hand {
  /** Who wrote the words last; null: nobody of the community. */
  author: string | null
  /** Who would approve. */
  person: string
  /** How many besides them may approve. */
  others: number
}

/** Two pairs of eyes, wherever the community has them. */
export const mayApprove = ({ author, person, others }: Hand): boolean =>
  author !== person || others === 0
