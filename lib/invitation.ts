/** The longest line, in characters, that goes along with an invitation by mail. */
export const maxNoteToInvited = 500
