import { describe, expect, test } from 'vitest'
import { readXml, XmlReader } from '#backend/excel/reading/xml-reader.ts'

/** What a reader tells of a document, in one line. */
function told(pieces: readonly string[]): string {
  const events: string[] = []
  const reader = new XmlReader({
    open: (name, attributes) =>
      events.push(`<${name} ${attributes.get('a') ?? ''}${attributes.getPrefixed('b') ?? ''}>`),
    close: (name) => events.push(`</${name}>`),
    text: (text) => events.push(text),
  })
  for (const piece of pieces) reader.write(piece)
  reader.end()
  return events.join('').replaceAll('\n', '¶')
}

const document =
  '<?xml version="1.0"?>\r\n<x:r xmlns:x="u"><!-- > --><c a="1 > 0" x:b=\'2\'/>a &amp; b &#x1EA5;&#7845;\r\nc\rd<![CDATA[<e>&amp;]]></x:r>\n'

describe('reading XML in pieces', () => {
  test('gives the same wherever it is cut', () => {
    const whole = told([document])
    expect(whole).toBe('<r ><c 1 > 02></c>a & b ấấ¶c¶d<e>&amp;</r>')
    const others = [...Array(document.length).keys()].filter(
      (at) => told([document.slice(0, at), document.slice(at)]) !== whole,
    )
    expect(others).toEqual([])
    expect(told(document.split(''))).toBe(whole)
  })

  test.each([
    '<a>',
    '<a></b>',
    '<a/><b/>',
    'x<a/>',
    '<a b=1/>',
    '<a b="1" b="2"/>',
    '<a b="1/>',
    '<a>&x;</a>',
    '<a>& </a>',
    '<a>&#xFFFFFF;</a>',
    '',
  ])('%s is damaged', (text) => {
    expect(() => readXml(text, {})).toThrow('read/damaged')
  })

  test.each([
    '<!DOCTYPE a><a/>',
    '<a><!ENTITY x "y"></a>',
    '<a>'.repeat(300),
    `<a ${Array.from({ length: 300 }, (_, at) => `a${at}=""`).join(' ')}/>`,
  ])('%.40s is hostile', (text) => {
    expect(() => readXml(text, {})).toThrow('read/hostile')
  })
})
