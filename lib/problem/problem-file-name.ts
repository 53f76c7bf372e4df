/** The most bytes of a file of a problem that is opened. */
export const problemFileMaxBytes = 4 * 1024 * 1024
/** How the names of such files end. */
export const problemFileEnding = '.problem.json'
