/**
 * A vitest reporter: writes what failed to the file that FAILURES names, a line each: tests by file and title, files that
 * could not be read, and errors that belong to no test, which fail a run in which every test passed.
 */
import { writeFileSync } from 'node:fs'
import path from 'node:path'

export default class VitestFailures {
  /**
   * @param {ReadonlyArray<import('vitest/node').TestModule>} modules
   * @param {ReadonlyArray<import('vitest/node').SerializedError>} unhandled
   */
  onTestRunEnd(modules, unhandled) {
    const lines = modules.flatMap((module) => {
      const file = path.relative(process.cwd(), module.moduleId)
      const tests = [...module.children.allTests('failed')].map(
        (test) => `${file}: ${test.fullName}: ${firstLine(test.result().errors?.[0])}`,
      )
      const around = [module, ...module.children.allSuites()].flatMap((part) => part.errors())
      return [...tests, ...around.map((error) => `${file}: ${firstLine(error)}`)]
    })
    const stray = unhandled.map((error) => `outside of every test: ${firstLine(error)} ${placeOf(error)}`)
    writeFileSync(process.env.FAILURES ?? '', [...lines, ...stray].join('\n'))
  }
}

/** @param {{ name?: string, message?: string }} [error] */
function firstLine({ name = 'Error', message = '' } = {}) {
  return `${name}: ${message.split('\n')[0]}`
}

/** @param {{ stack?: string }} error */
function placeOf({ stack = '' }) {
  return (
    stack
      .split('\n')
      .find((line) => /^\s+at .*\.tsx?:/.test(line))
      ?.trim() ?? ''
  )
}
