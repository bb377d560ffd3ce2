/** What tells a program that no person uses it; some libraries then keep quiet that otherwise call home. */
const automation =
  /^(?:CI|CONTINUOUS_INTEGRATION|BUILD_(?:ID|NUMBER)|TF_BUILD|(?:GITHUB|GITLAB|JENKINS|TRAVIS|CIRCLE|BUILDKITE|APPVEYOR|TEAMCITY)_?.*|CIRCLECI)$/;

/** An environment as a person's machine has it: nothing says that the tests run in automation. */
export function outsideAutomation(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !automation.test(name)));
}
