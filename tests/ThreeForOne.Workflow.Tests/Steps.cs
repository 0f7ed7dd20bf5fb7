namespace ThreeForOne.Workflow.Tests;

// The life of a project in sentences, so that a test starts where its rule matters.
internal static class Steps
{
    public static Instance Submitted(this Instance project) => project.Decide("draft", "submit");

    public static Instance BeforeCommittee(this Instance project) =>
        project.Submitted().Decide("review", "complete").Decide("opinion", "favourable");

    public static Instance Ruled(this Instance project, string result) =>
        project.Message("committee.ruled", ("ruling.result", result));

    public static Instance BeforeAssent(this Instance project) =>
        project.BeforeCommittee().Ruled("approved").Decide("register_account", "registered")
            .Decide("confirm_account", "confirm");

    public static Instance Agreed(this Instance project)
    {
        foreach (var party in ((ListFact)project.State.Facts["parties"]).Items)
        {
            project.DecideFor("assent", party, "assent");
        }

        return project;
    }

    public static Instance InExecution(this Instance project) =>
        project.BeforeAssent().Agreed().Message("project.funded").Decide("start_works", "started");

    public static Instance Progress(this Instance project, int percent) =>
        project.Decide("progress", "report", ("progress.physical_percent", percent))
            .Decide("countersign", "countersign");
}
