/** Sharp enough for a message or a slide. */
const SCALE = 2
const MARGIN = 16
const TITLE_HEIGHT = 34

/**
 * The chart in a card as a PNG, in base64, with its title above. The drawing names colours of the window, which a picture
 * does not know: each is replaced by what it is now.
 */
export async function chartPicture(svg: SVGSVGElement, title: string): Promise<string> {
  const computed = getComputedStyle(document.documentElement)
  const width = svg.clientWidth
  const height = svg.clientHeight
  const copy = svg.cloneNode(true)
  if (!(copy instanceof SVGSVGElement)) throw new Error('a clone of a drawing is no drawing')
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  copy.setAttribute('width', String(width * SCALE))
  copy.setAttribute('height', String(height * SCALE))
  copy.setAttribute('viewBox', `0 0 ${width} ${height}`)
  const text = new XMLSerializer()
    .serializeToString(copy)
    .replaceAll(/var\((--[\w-]+)\)/g, (_, name: string) => computed.getPropertyValue(name).trim())
  const drawing = await loadImage(`data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`)
  const canvas = document.createElement('canvas')
  canvas.width = (width + 2 * MARGIN) * SCALE
  canvas.height = (height + TITLE_HEIGHT + 2 * MARGIN) * SCALE
  const paint = canvas.getContext('2d')
  if (paint === null) throw new Error('no canvas to draw on')
  paint.fillStyle = computed.getPropertyValue('--color-surface')
  paint.fillRect(0, 0, canvas.width, canvas.height)
  paint.fillStyle = computed.getPropertyValue('--color-text')
  paint.font = `600 ${15 * SCALE}px "Be Vietnam Pro", "Segoe UI", sans-serif`
  paint.fillText(title, MARGIN * SCALE, (MARGIN + 18) * SCALE)
  paint.drawImage(drawing, MARGIN * SCALE, (MARGIN + TITLE_HEIGHT) * SCALE)
  return canvas.toDataURL('image/png').replace(/^data:image\/png;base64,/, '')
}

function loadImage(source: string): Promise<HTMLImageElement> {
  return new Promise((done, failed) => {
    const image = new Image()
    image.addEventListener('load', () => done(image))
    image.addEventListener('error', () => failed(new Error('the drawing cannot be read')))
    image.src = source
  })
}
