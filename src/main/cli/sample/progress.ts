import { printErrorLine, printOver } from '../print.ts'

const plainSteps = 5

export interface Progress {
  step(done: number, total: number): void
  end(): void
}

/** Progress on stderr: one line written over on a terminal, a few plain lines elsewhere. */
export function createProgress(label: string, isTerminal = process.stderr.isTTY): Progress {
  let lastTold = 0
  return {
    step(done, total) {
      if (isTerminal) {
        printOver(`${label}: ${done}/${total}`)
        return
      }
      const told = Math.floor((done * plainSteps) / total)
      if (told > lastTold) printErrorLine(`${label}: ${done}/${total}`)
      lastTold = told
    },
    end() {
      if (isTerminal) printErrorLine('')
    },
  }
}
