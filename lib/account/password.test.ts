import { expect, test } from 'vitest'
import { cleanPassword, passwordInput, passwordProblem } from '@/lib/account/password'
import { problemOf } from '@/lib/name'

const mina = { email: 'mina.kim.draws@example.com', name: 'Mina Kim the First' }

test.each([
  ['', 'required'],
  ['short', 'too_short'],
  ['아주짧은암호', 'too_short'],
  ['x'.repeat(201), 'too_long'],
  ['aaaaaaaaaaaa', 'too_easy'],
  ['abcabcabcabc', 'too_easy'],
  ['1234567890', 'too_easy'],
  ['MINA.KIM.DRAWS@example.com', 'too_easy'],
  ['mina.kim.draws', 'too_easy'],
  ['mina kim the first', 'too_easy'],
  ['a horse drew a queue', null],
  ['열 글자가 넘는 암호예요', null],
  ['🔒'.repeat(3) + 'queue drum', null],
])('X2 the password %j: %s', (password, problem) => {
  expect(passwordProblem(password, mina)).toBe(problem)
})

test('X2 the same letters are the same password, however they are put together', () => {
  const typed = '한글로 만든 긴 암호'
  expect(cleanPassword(typed.normalize('NFD'))).toBe(cleanPassword(typed))
})

test('X2 a form hears what is wrong, of 1 MB too', () => {
  const problem = (raw: string) => {
    const issue = passwordInput.safeParse(raw).error?.issues[0]
    return issue && problemOf(issue)
  }
  expect(problem('short')).toBe('too_short')
  expect(problem('x'.repeat(1_000_000))).toBe('too_long')
  expect(problem('a horse drew a queue')).toBeUndefined()
})
