// A real browser takes its time: left out of the fast part of the tests.
[assembly: Trait("Speed", "slow")]
