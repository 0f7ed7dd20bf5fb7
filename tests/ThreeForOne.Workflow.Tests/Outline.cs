namespace ThreeForOne.Workflow.Tests;

public class Outline
{
    [Fact]
    public void Shows_the_whole_way_ahead_of_a_draft()
    {
        var outline = Of(Shipped.Project());

        Assert.Equal(("draft", OutlineStatus.Current), (outline[0].ElementId, outline[0].Status));
        Assert.Equal(
            [
                "draft", "register", "review", "opinion", "issue_opinion", "ruling", "reserve", "approve_letter",
                "register_account", "confirm_account", "assent", "agreement", "fall_due", "funded", "start_works",
                "progress", "countersign", "hand_over", "close", "closing", "closed",
            ],
            outline.Select(s => s.ElementId));
        Assert.Equal(new Label("Elaborar la propuesta", "Draft the proposal"), outline[0].Label);
    }

    [Fact]
    public void Shows_a_detour_that_was_taken_and_the_way_back()
    {
        var outline = Of(Shipped.Project().Submitted().Decide("review", "missing"));

        Assert.Equal(["draft", "register", "notice"], Ids(outline, OutlineStatus.Done));
        Assert.Equal(["cure"], Ids(outline, OutlineStatus.Current));
        Assert.Equal(["amend", "review", "opinion"], Ids(outline, OutlineStatus.Ahead).Take(3));
    }

    [Fact]
    public void Shows_where_an_instance_ended_and_nothing_ahead()
    {
        var outline = Of(Shipped.Project().Message("project.withdrawn"));

        Assert.Equal("withdrawn", outline[^1].ElementId);
        Assert.All(outline, step => Assert.Equal(OutlineStatus.Done, step.Status));
    }

    [Fact]
    public void Shows_a_task_of_several_people_once()
    {
        var outline = Of(Shipped.Project().BeforeAssent());

        Assert.Single(outline, s => s.ElementId == "assent");
    }

    private static IReadOnlyList<OutlineStep> Of(Instance instance) =>
        ProcessOutline.Of(instance.Definition, instance.State);

    private static IEnumerable<string> Ids(IReadOnlyList<OutlineStep> outline, OutlineStatus status) =>
        outline.Where(s => s.Status == status).Select(s => s.ElementId);
}
