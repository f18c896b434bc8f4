import { z } from 'zod'
import { lineKindSchema } from '#shared/campaigns/campaigns.schema.ts'
import { localDate } from '#shared/kernel/local-date.ts'
import { lineClientId, lineFields, type Reading, readFields } from './record-json.ts'
import type { RecordKind } from './record-kind.ts'
import { Refusal } from './refusal.ts'

const { text, date, countOrBlank } = lineFields
const words = (max: number) => z.string('cần chữ trong ngoặc kép').max(max, `tối đa ${max} ký tự`).default('')
const kinds = lineKindSchema.options

const campaignLineSchema = z.strictObject({
  campaign: z
    .strictObject({
      id: text(64).min(8, 'cần ít nhất 8 ký tự'),
      name: text(200),
      from: date,
      to: date,
      indicator: text(40),
      people: text(200),
      document: words(200),
      lines: z
        .array(
          z.strictObject({
            key: text(64),
            kind: z.enum(kinds, `cần một trong ${kinds.map((kind) => `"${kind}"`).join(', ')}`),
            name: text(200),
            unit: text(32).nullable().default(null),
            needed: countOrBlank.default(null),
            before: countOrBlank.default(null),
            fromBook: z.boolean('cần true hoặc false').default(false),
            note: words(300),
          }),
          'cần danh sách […]',
        )
        .max(2000, 'tối đa 2000 dòng')
        .refine((lines) => new Set(lines.map(({ key }) => key)).size === lines.length, 'hai dòng trùng "key"'),
    })
    .refine(({ from, to }) => from <= to, { path: ['to'], message: 'sớm hơn "from"' }),
  id: text(100).optional(),
})
type CampaignLine = z.output<typeof campaignLineSchema>

/** A campaign or cohort, whole. */
export const campaignKind: RecordKind = {
  field: 'campaign',
  details: `  {"campaign":{"id":"hs-2008-dot1","name":"Đợt cao điểm học sinh 2008","from":"2023-04-01","to":"2023-05-31",
    "indicator":"CC_TOTAL","people":"học sinh sinh năm 2008","document":"KH 12/KH-CAH",
    "lines":[{"key":"thcs-1","kind":"school","name":"THCS Ea Kly","needed":214,"before":36}]}}   (trên một dòng)
  campaign            một đợt cao điểm hoặc nhóm đối tượng, ghi trọn: đợt có cùng id được thay bằng dòng này; số đã ghi
                      của đợt còn nguyên, nên dòng đã có số không bỏ được
    indicator         mã số phát sinh được đếm: CC_TOTAL, EID2_COL, EID_ACT …
    people            ai là đối tượng phải làm, in trên biểu
    lines             dòng mục tiêu: key (giữ nguyên mãi), kind, name, needed (phải làm), before (đã làm trước đợt), note
      kind            ${kinds.join(', ')}
      unit, fromBook  mã đơn vị; "fromBook":true là lấy số trong đợt từ sổ của đơn vị đó, không gõ riêng`,
  recorder: (book) => async (json) => {
    const reading: Reading<CampaignLine> = readFields(json, campaignLineSchema)
    if (!reading.ok) throw new Refusal(reading.issues)
    const { campaign, id } = reading.line
    const { entryId, changed } = await book.call('campaigns.saveCampaign', {
      clientId: lineClientId(json, id),
      campaign: {
        ...campaign,
        from: localDate(campaign.from),
        to: localDate(campaign.to),
        lines: campaign.lines.map(({ unit: unitCode, ...line }) => ({ ...line, unitCode })),
      },
    })
    return { changed, isRepeated: entryId !== null && changed === 0 }
  },
}

const figuresLineSchema = z
  .strictObject({
    campaignFigures: text(64).min(8, 'cần ít nhất 8 ký tự'),
    date: date.optional(),
    from: date.optional(),
    to: date.optional(),
    figures: z
      .record(text(64), countOrBlank, 'cần {"MÃ DÒNG": số}')
      .refine((figures) => Object.keys(figures).length > 0, 'cần ít nhất một dòng'),
    id: text(100).optional(),
  })
  .refine(
    ({ date: on, from, to }) =>
      on === undefined ? from !== undefined && to !== undefined : from === undefined && to === undefined,
    { path: ['date'], message: 'cần "date", hoặc cả "from" và "to"' },
  )
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
    path: ['to'],
    message: 'sớm hơn "from"',
  })
type FiguresLine = z.output<typeof figuresLineSchema>

/** Figures of the lines of a campaign over a day or a span. */
export const campaignFiguresKind: RecordKind = {
  field: 'campaignFigures',
  details: `  {"campaignFigures":"hs-2008-dot1","date":"2023-04-15","figures":{"thcs-1":12,"thcs-2":null}}
  campaignFigures     id của đợt; số của đợt không cộng vào số liệu của sổ
  date hoặc from,to   một ngày, hoặc số của cả một khoảng nhiều ngày trong đợt
  figures             key của dòng: số nguyên ≥ 0, hoặc null là để trống`,
  recorder: (book) => async (json) => {
    const reading: Reading<FiguresLine> = readFields(json, figuresLineSchema)
    if (!reading.ok) throw new Refusal(reading.issues)
    const { campaignFigures: campaignId, figures, id, date: on, from = on ?? '', to = on ?? '' } = reading.line
    const { entryId, changed } = await book.call('campaigns.recordFigures', {
      clientId: lineClientId(json, id),
      campaignId,
      source: 'command-line',
      figures: Object.entries(figures).map(([line, value]) => ({
        line,
        from: localDate(from),
        to: localDate(to),
        value,
      })),
    })
    return { changed, isRepeated: entryId !== null && changed === 0 }
  },
}
