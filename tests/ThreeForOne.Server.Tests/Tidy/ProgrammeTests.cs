using Microsoft.Extensions.DependencyInjection;
using ThreeForOne.Server.Features.Documents.Records;
using ThreeForOne.Server.Features.Programmes;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Server.Web;
using ThreeForOne.Workflow;

namespace ThreeForOne.Server.Tests.Tidy;

/// <summary>
/// A programme is data: what the workflows folder says is understood, and every name in it has its words.
/// </summary>
public sealed class ProgrammeTests(DemoSite site) : IClassFixture<DemoSite>
{
    private readonly ProgrammeSet _files = ProgrammeFiles.Load(Path.Combine(House.Root, "workflows"));

    private EffectTable Effects => site.App.Services.GetRequiredService<EffectTable>();

    private IReadOnlyList<ProcessDefinition> Processes => [.. _files.Programmes.Select(p => p.ProcessPath).Distinct()
        .SelectMany(path =>
            BpmnReader.Read(House.Short(path), File.ReadAllBytes(path), ProcessVocabulary.Of(Effects)))];

    private IEnumerable<UserTask> Tasks => Processes.SelectMany(p => p.InOrder).OfType<UserTask>();

    [Fact]
    public void Every_folder_of_workflows_is_a_programme_and_its_files_are_named()
    {
        var folders = Directory.EnumerateDirectories(Path.Combine(House.Root, "workflows"))
            .Select(d => Path.GetFileName(d)!);
        var packs = House.Files("workflows", ".yaml")
            .Where(f => House.Short(f).Contains("/rules/", StringComparison.Ordinal));
        var processes = House.Files("workflows", ".bpmn");

        Assert.Equal(folders.Order(), _files.Programmes.Select(p => p.Code).Order());
        Assert.Equal(packs.Select(House.Short), _files.Programmes.SelectMany(p => p.Packs).Select(p => p.Path)
            .Order(StringComparer.Ordinal));
        Assert.Equal(processes, _files.Programmes.Select(p => p.ProcessPath).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_process_is_sound_with_the_names_that_the_server_registers() =>
        Assert.Equal(
            ["deposit", "expense", "ministration", "payment", "project", "reversal", "yield"],
            Processes.Select(p => p.Id).Order());

    [Fact]
    public void Every_effect_and_document_that_is_registered_is_used()
    {
        var services = Processes.SelectMany(p => p.InOrder).OfType<ServiceTask>().ToList();

        House.None(Effects.EffectNames.Except(services.Select(s => s.Effect)));
        House.None(Effects.DocumentTypes.Except(services.SelectMany(s => s.Documents)));
        House.None(Effects.DocumentTypes.Except(DocumentType.All.Select(d => d.Code)));
    }

    [Fact]
    public void Every_step_has_its_name_in_both_languages() => House.None(Processes.SelectMany(p => p.InOrder)
        .Where(e => e is UserTask
            && (e.Label is not { } label || label.Spanish.Length == 0 || label.English.Length == 0))
        .Select(e => e.Id));

    [Fact]
    public void Every_outcome_has_a_label() =>
        House.None(Tasks.SelectMany(t => t.Outcomes).Distinct().Except(OutcomeLabels.All));

    [Fact]
    public void Every_label_of_an_outcome_is_used() =>
        House.None(OutcomeLabels.All.Except(Tasks.SelectMany(t => t.Outcomes)));

    [Fact]
    public void Every_state_has_a_label() => House.None(ProcessVocabulary.States
        .Union(Processes.SelectMany(p => p.InOrder).Select(e => e.State).OfType<string>()).Except(StateLabels.All));

    [Fact]
    public void Every_role_has_a_label() =>
        House.None(ProcessVocabulary.Of(Effects).Roles.Union(Tasks.Select(t => t.Role)).Except(RoleLabels.All));

    [Fact]
    public void Every_party_has_a_label() => House.None(_files.Programmes
        .SelectMany(p => p.Packs).SelectMany(p => p.Pack.TieOrder).Distinct()
        .Where(party => !PartyLabels.Order.Contains(party)));

    [Fact]
    public void Every_timer_has_a_sentence() => House.None(Processes.SelectMany(p => p.InOrder)
        .Select(e => e is BoundaryTimer b ? b.Timer : e is TimerCatch t ? t.Timer : null).OfType<string>()
        .Select(timer => "timer." + timer).Distinct().Except(EventLabels.All));
}
