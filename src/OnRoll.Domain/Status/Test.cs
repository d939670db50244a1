namespace OnRoll.Domain.Status;

/// <summary>What a definition asks of a child on a day: parts joined by and, or, not. Three-valued.</summary>
public abstract class Test
{
    /// <summary>The answer.</summary>
    public abstract Tri On(Situation situation);

    /// <summary>The verdicts the answer rests on: those that decide it, not those that would have changed nothing.</summary>
    public abstract IEnumerable<Verdict> Grounds(Situation situation);

    /// <summary>False if any is false, else unknown if any is unknown, else true.</summary>
    public static Test All(params Test[] tests) => new Conjunction(tests);

    /// <summary>True if any is true, else unknown if any is unknown, else false.</summary>
    public static Test Any(params Test[] tests) => new Negation(new Conjunction([.. tests.Select(Not)]));

    /// <summary>The other way round; unknown stays unknown.</summary>
    public static Test Not(Test test) => new Negation(test);

    private sealed class Conjunction(Test[] tests) : Test
    {
        public override Tri On(Situation situation)
        {
            var answer = Tri.True;
            foreach (var test in tests)
            {
                answer = answer.And(test.On(situation));
                if (answer is Tri.False)
                {
                    return answer;
                }
            }

            return answer;
        }

        public override IEnumerable<Verdict> Grounds(Situation situation)
        {
            var answer = On(situation);
            foreach (var test in tests)
            {
                if (test.On(situation) != answer)
                {
                    continue;
                }

                foreach (var verdict in test.Grounds(situation))
                {
                    yield return verdict;
                }

                if (answer is Tri.False)
                {
                    yield break; // one part that fails is enough
                }
            }
        }
    }

    private sealed class Negation(Test test) : Test
    {
        public override Tri On(Situation situation) => test.On(situation).Not();

        public override IEnumerable<Verdict> Grounds(Situation situation) => test.Grounds(situation);
    }
}

/// <summary>One part of the definitions, judged from the facts of a day.</summary>
/// <param name="judge">The answer with its reason.</param>
/// <param name="decide">The same answer without one, for a part whose reason takes longer to put into words than to find; <c>null</c> mostly.</param>
public sealed class Part(string name, Func<Situation, Verdict> judge, Func<Situation, Tri>? decide = null) : Test
{
    public string Name { get; } = name;

    /// <summary>The answer with its reason.</summary>
    public Verdict Judge(Situation situation) => judge(situation);

    public override Tri On(Situation situation) => decide is null ? judge(situation).Value : decide(situation);

    public override IEnumerable<Verdict> Grounds(Situation situation) => [judge(situation)];
}
