using System.CommandLine;
using ThreeForOne.Server.Features.Backup;
using ThreeForOne.Server.Features.Heads;
using ThreeForOne.Server.Features.History;
using ThreeForOne.Server.Features.Operations;
using ThreeForOne.Server.Features.People;
using ThreeForOne.Server.Features.Verification;

return await CommandLine.Run(
    new RootCommand("Three-For-One: public works that emigrants' clubs and three governments pay together.")
    {
        DemoVerb.Command(),
        ServeVerb.Command(),
        WorkVerb.Command(),
        MigrateVerb.Command(),
        InviteVerb.Command(),
        VerifyVerb.Command(),
        HeadsVerb.Command(),
        ImportVerb.Command(),
        BackupVerb.Command(),
        RestoreVerb.Command(),
    },
    args);
