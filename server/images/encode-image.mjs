// One picture in, one picture out, in a process of its own: whatever a hostile picture does to the decoders, it
// does here, without settings, secrets or a database, and it ends with the process (D11). Plain JavaScript,
// because Node runs this very file, beside the bundle as well as in the sources.
//
// In: the bytes, on standard input; the limits, as JSON, in the first argument.
// Out: a line of JSON, either { refused } or { mediaType, width, height }; after the latter the bytes.
import sharp from 'sharp'

/** @type {{ maxPixels: number, maxSide: number, maxMemory: number }} */
const limits = JSON.parse(process.argv[2] ?? '{}')

/** The exit code of a picture that wanted too much memory. */
const outOfMemory = 4

// Decoders take memory outside of what Node's own limits hold. Their work is done on other threads, so this one
// gets to look.
setInterval(() => {
  if (process.memoryUsage.rss() > limits.maxMemory) process.exit(outOfMemory)
}, 5)

sharp.cache(false)
sharp.concurrency(1)
// Four formats of pixels; above all no SVG, no PDF, and no file on this machine.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: [
    'VipsForeignLoadJpegBuffer',
    'VipsForeignLoadPngBuffer',
    'VipsForeignLoadWebpBuffer',
    'VipsForeignLoadNsgifBuffer',
  ],
})

/** @type {Buffer[]} */
const parts = []
for await (const part of process.stdin) parts.push(part)
await answer(Buffer.concat(parts))
process.exit(0)

/** @param {Buffer} bytes */
async function answer(bytes) {
  try {
    const image = sharp(bytes, { limitInputPixels: limits.maxPixels, failOn: 'error', sequentialRead: true })
    const { hasAlpha } = await image.metadata()
    const scaled = image
      .autoOrient()
      .resize(limits.maxSide, limits.maxSide, { fit: 'inside', withoutEnlargement: true })
    // JPEG is made in half the time; WebP where something shines through.
    const encoded = hasAlpha
      ? scaled.webp({ quality: 88, effort: 0 })
      : scaled.jpeg({ quality: 88, chromaSubsampling: '4:4:4' })
    const { data, info } = await encoded.toBuffer({ resolveWithObject: true })
    await say({ mediaType: `image/${info.format}`, width: info.width, height: info.height })
    await write(data)
  } catch (error) {
    const isTooLarge = error instanceof Error && error.message.includes('exceeds pixel limit')
    await say({ refused: isTooLarge ? 'image_too_large' : 'image_refused' })
  }
}

/** @param {object} head */
function say(head) {
  return write(`${JSON.stringify(head)}\n`)
}

/**
 * @param {string | Buffer} what
 * @returns {Promise<void>}
 */
function write(what) {
  return new Promise((resolve, reject) => {
    process.stdout.write(what, (error) => (error ? reject(error) : resolve()))
  })
}
