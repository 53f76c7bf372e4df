/** Pictures of a board for reports and lists (V3): what one may be. */

/** The longest side of a picture, in pixels, and of the small one for lists. */
export const pictureSide = 1600
export const smallPictureSide = 480

/** The most bytes of a picture that is sent. */
export const maxPictureBytes = 4 * 1024 * 1024

/**
 * So many pictures are kept for each who has their own, and for everybody, so that nobody uses up another's. A report shows
 * fewer: the ends of its stages, and a moment for each of its foremost points.
 */
export const maxPicturesOfOne = 40
