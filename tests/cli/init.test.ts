import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { runCli } from '#tests/support/run-cli.ts'
import { tempFolder } from '#tests/support/temp-folder.ts'
import { cliTimeoutMs, district, initStore, issueCodes, recordLines, writeText } from './cli-fixture.ts'

const dir = tempFolder()
const timeout = { timeout: cliTimeoutMs }

function storedSetup(dbPath: string, form = 'BM01') {
  return runCli(['report', '--db', dbPath, '--form', form, '--date', '2023-04-15', '--json'])
}

describe('init of a province', () => {
  const huyen = ['--preset', 'huyen', '--unit', '66', '--from', '2023-04-01'] as const

  test('takes every district with all its communes from the data set', timeout, async () => {
    const db = join(dir, 'province.db')
    const made = await runCli(['init', '--db', db, ...huyen, '--json'])
    expect([made.code, made.json()]).toMatchObject([0, { ok: true, unit: { code: '66' }, communes: 180 }])
    const one = ['--form', 'BM01', '--date', '2023-04-15', '--unit', '654', '--json']
    const sheet = (await runCli(['report', '--db', db, ...one])).json() as { unit: unknown; rows: unknown[] }
    expect([sheet.unit, sheet.rows.length]).toEqual([{ code: '654', name: 'Huyện Krông Pắc' }, 16 + 2])
  })

  test('takes the districts of a file, by code alone or with the communes it names', timeout, async () => {
    const groups = ['654', { code: '651', communes: ['24373'], extraRows: [{ code: '651.R1', name: 'Trại giam' }] }]
    const file = writeText(dir, 'groups.json', JSON.stringify({ groups }))
    const made = await runCli(['init', '--db', join(dir, 'some.db'), ...huyen, '--file', file, '--json'])
    expect([made.code, made.json()]).toMatchObject([0, { ok: true, communes: 17 }])
  })

  test('takes clusters of a file, and names what nothing is known of', timeout, async () => {
    const cum = ['--preset', 'cum', '--unit', '66', '--from', '2026-01-01', '--json'] as const
    const init = (name: string, groups: unknown) =>
      runCli([
        'init',
        '--db',
        join(dir, `${name}.db`),
        ...cum,
        '--file',
        writeText(dir, `${name}.json`, JSON.stringify({ groups })),
      ])
    const made = await init('clusters', [{ code: '66.C01', name: 'Cụm Một', communes: ['24133', '24154'] }])
    expect([made.code, made.json()]).toMatchObject([0, { ok: true, communes: 2 }])
    const bare = await init('bare', ['66.C01'])
    expect([bare.code, issueCodes(bare.json())]).toEqual([1, ['units/unknown']])
    const stranger = await init('stranger', [{ code: '66.C01', name: 'Cụm Một', communes: ['99999'] }])
    expect([stranger.code, issueCodes(stranger.json())]).toEqual([1, ['units/unknown']])
  })
})

describe('init', () => {
  test('takes the name and the communes of a district from the data set', timeout, async () => {
    const made = await runCli(['init', '--db', join(dir, 'a.db'), ...district, '--json'])
    expect(made.code).toBe(0)
    expect(made.json()).toEqual({
      ok: true,
      unit: { code: '654', name: 'Huyện Krông Pắc' },
      communes: 16,
      figures: 0,
      targets: 0,
    })
  })

  test(
    'takes part of the communes, rows, balances and targets from a file, and keeps them when given again',
    timeout,
    async () => {
      const dbPath = await initStore(dir, 'b', {
        communes: ['24490', { code: '24493', name: 'Xã Krông Búk' }],
        extraRows: [{ code: '654.R1', name: 'Trại tạm giam' }],
        openings: { on: '2023-03-31', document: 'BC 12', rows: [{ unitCode: '24490', figures: { CC_CUM: 5120 } }] },
        populations: { on: '2023-03-31', document: '', rows: [{ unitCode: '24490', figures: { POP_ELIG: 8900 } }] },
        targets: [
          {
            unitCode: '24490',
            measure: 'ACT',
            kind: 'cumulative',
            needed: { shareBp: 5500, denominator: 'POP_ELIG' },
            from: '2023-01-01',
            to: '2023-06-30',
            document: '',
          },
        ],
      })
      const again = await runCli(['init', '--db', dbPath, ...district, '--json'])
      expect(again.json()).toMatchObject({ ok: true, communes: 2, figures: 0, targets: 0 })
      const report = (await storedSetup(dbPath)).json() as {
        rows: { name: string; cells: Record<string, { value: unknown }> }[]
      }
      expect(report.rows.map((row) => row.name)).toEqual([
        'Thị trấn Phước An',
        'Xã Krông Búk',
        'Trại tạm giam',
        'Chưa phân xã',
        'Ngoài địa bàn',
      ])
      expect(['CC_CUM', 'POP_ELIG', 'TARGET_ACT'].map((code) => report.rows[0]?.cells[code]?.value)).toEqual([
        5120, 8900, 4895,
      ])
    },
  )

  test(
    'takes a balance of the unit itself as one of “Chưa phân xã”, so that the rows still add up',
    timeout,
    async () => {
      const dbPath = await initStore(dir, 'own-balance', {
        openings: { on: '2023-03-31', document: 'BC 12', rows: [{ unitCode: '654', figures: { CC_CUM: 150_000 } }] },
      })
      await recordLines(dbPath, [{ date: '2023-04-17', unit: '24490', figures: { CC_TOTAL: 500 } }])
      const answer = await runCli(['report', '--db', dbPath, '--form', 'BM01', '--date', '2023-04-17', '--json'])
      const report = answer.json() as { total: { cells: Record<string, { value: unknown }> } }
      expect(report.total.cells['CC_CUM']?.value).toBe(150_500)
    },
  )

  test('makes a book of one commune under hai-cap, which is a row of its own', timeout, async () => {
    const dbPath = join(dir, 'commune.db')
    const made = await runCli([
      'init',
      '--db',
      dbPath,
      '--preset',
      'hai-cap',
      '--unit',
      '00004',
      '--from',
      '2025-07-01',
      '--json',
    ])
    expect(made.json()).toMatchObject({ ok: true, unit: { code: '00004', name: 'Phường Ba Đình' }, communes: 1 })
    await recordLines(dbPath, [{ date: '2025-07-02', unit: '00004', figures: { CC_TOTAL: 7 } }])
    const report = await runCli(['report', '--db', dbPath, '--form', 'BM01', '--date', '2025-07-02', '--json'])
    expect(report.json()).toMatchObject({
      ok: true,
      rows: [{ unit: '00004', cells: { CC_TOTAL: { value: 7 } } }, {}, {}],
    })
  })

  test('makes a cluster from a file alone', timeout, async () => {
    const setup = writeText(
      dir,
      'cum.json',
      JSON.stringify({ provinceCode: '01', unit: { name: 'Cụm Ba Đình' }, communes: ['00004', '00008'] }),
    )
    const made = await runCli([
      'init',
      '--db',
      join(dir, 'cum.db'),
      '--preset',
      'cum',
      '--unit',
      'C1',
      '--from',
      '2025-07-01',
      '--file',
      setup,
      '--json',
    ])
    expect(made.json()).toMatchObject({ ok: true, unit: { code: 'C1', name: 'Cụm Ba Đình' }, communes: 2 })
  })
})

describe('init refuses', () => {
  test('another unit than the one the store belongs to', timeout, async () => {
    const dbPath = await initStore(dir, 'other')
    const refused = await runCli([
      'init',
      '--db',
      dbPath,
      '--preset',
      'huyen',
      '--unit',
      '651',
      '--from',
      '2023-04-01',
      '--json',
    ])
    expect(refused.code).toBe(1)
    expect(issueCodes(refused.json())).toEqual(['settings/other-unit'])
  })

  test('a code that is no district, and a district after districts ended', timeout, async () => {
    const [commune, late] = await Promise.all([
      runCli([
        'init',
        '--db',
        join(dir, 'x1.db'),
        '--preset',
        'huyen',
        '--unit',
        '24490',
        '--from',
        '2023-04-01',
        '--json',
      ]),
      runCli([
        'init',
        '--db',
        join(dir, 'x2.db'),
        '--preset',
        'huyen',
        '--unit',
        '654',
        '--from',
        '2025-07-01',
        '--json',
      ]),
    ])
    expect([issueCodes(commune.json()), issueCodes(late.json())]).toEqual([['units/unknown'], ['units/unknown']])
  })

  test('a setup file with a wrong field, naming the field', timeout, async () => {
    const file = writeText(dir, 'wrong.json', JSON.stringify({ reporting: { decimals: 9 }, comunes: [] }))
    const dbPath = join(dir, 'never.db')
    const refused = await runCli(['init', '--db', dbPath, ...district, '--file', file, '--json'])
    expect(refused.code).toBe(1)
    expect(refused.json()['issues']).toMatchObject([{ where: { path: 'reporting.decimals' } }, { where: { path: '' } }])
    expect(refused.stderr).toContain('comunes')
    expect(existsSync(dbPath)).toBe(false)
  })

  test('files that are no store, damaged or of a newer version, whose bytes stay as they were', timeout, async () => {
    const sound = await initStore(dir, 'sound')
    const newer = readFileSync(sound)
    newer.writeUInt32BE(9999, 60)
    const damaged = readFileSync(sound).subarray(0, 60_000)
    const files = [
      ['foreign', Buffer.from('Họ và tên;Số CCCD\n'), 'store/foreign'],
      ['newer', newer, 'store/newer'],
      ['damaged', damaged, 'store/damaged'],
    ] as const
    for (const [name, bytes, code] of files) {
      const path = join(dir, `${name}.db`)
      writeFileSync(path, bytes)
      const refused = await runCli(['init', '--db', path, ...district, '--json'])
      expect([name, refused.code, issueCodes(refused.json())]).toEqual([name, 1, [code]])
      expect(readFileSync(path).equals(bytes)).toBe(true)
    }
  })

  test('every other command on a store that is not there', timeout, async () => {
    const path = join(dir, 'absent.db')
    const refused = await runCli(['verify', '--db', path, '--json'])
    expect([refused.code, issueCodes(refused.json()), existsSync(path)]).toEqual([1, ['store/missing'], false])
  })
})
