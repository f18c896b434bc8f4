import { readXml } from '../xml-reader.ts'
import { RichText } from './rich-text.ts'

/** The notes of a sheet by address. */
export function readComments(xml: string): Map<string, string> {
  const comments = new Map<string, string>()
  const rich = new RichText()
  let address = ''
  readXml(xml, {
    open(name, attributes) {
      if (name === 'comment') {
        address = attributes.get('ref') ?? ''
        rich.reset()
      } else rich.open(name, attributes)
    },
    text: (piece) => rich.add(piece),
    close(name) {
      if (name === 'comment') comments.set(address, rich.text)
      else rich.close(name)
    },
  })
  return comments
}
