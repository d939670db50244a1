namespace OnRoll.Domain.Identifiers;

/// <summary>England's local authorities with education functions since 2009, as built into this version.</summary>
/// <remarks>Origin, licence and what was changed: <c>Data/README.md</c>. Read once, when first asked for.</remarks>
public static class Authorities
{
    /// <inheritdoc cref="AuthorityList.All"/>
    public static IReadOnlyList<Authority> All => Known.List.All;

    /// <inheritdoc cref="AuthorityList.FirstDay"/>
    public static DateOnly FirstDay => Known.List.FirstDay;

    /// <inheritdoc cref="AuthorityList.IndexCount"/>
    public static int IndexCount => Known.List.IndexCount;

    /// <inheritdoc cref="AuthorityList.On"/>
    public static IReadOnlyList<Authority> On(DateOnly day) => Known.List.On(day);

    /// <inheritdoc cref="AuthorityList.Find"/>
    public static Authority? Find(LaCode code) => Known.List.Find(code);

    /// <inheritdoc cref="AuthorityList.ByGss"/>
    public static Authority? ByGss(string code, DateOnly day) => Known.List.ByGss(code, day);

    /// <inheritdoc cref="AuthorityList.SuccessorsOn"/>
    public static IReadOnlyList<Authority> SuccessorsOn(LaCode code, DateOnly day) => Known.List.SuccessorsOn(code, day);

    /// <inheritdoc cref="AuthorityList.PredecessorsOn"/>
    public static IReadOnlyList<Authority> PredecessorsOn(LaCode code, DateOnly day) => Known.List.PredecessorsOn(code, day);

    /// <inheritdoc cref="AuthorityList.IndexOf"/>
    public static byte IndexOf(LaCode code) => Known.List.IndexOf(code);

    /// <inheritdoc cref="AuthorityList.At"/>
    public static LaCode At(byte index) => Known.List.At(index);

    // A class of its own, so that nothing is read before the first question.
    private static class Known
    {
        public static readonly AuthorityList List = Load();

        private static AuthorityList Load()
        {
            using var authorities = Open("authorities.csv");
            using var successions = Open("successions.csv");
            return AuthorityList.Read(authorities, successions);
        }

        private static StreamReader Open(string name) =>
            new(typeof(Authorities).Assembly.GetManifestResourceStream($"Identifiers/{name}")
                ?? throw new InvalidOperationException($"{name} was not built into the program"));
    }
}
